from fit import *
from model import *
import time
def inferred(d,a):
    U=units(a); V=E(U); av=E([a])[0]
    B=[b for b in bank(d['role'],d['level']) if b['criterion']==d['criterion'] and b['listen']]
    return max(B,key=lambda b:(E(b['listen'])@V.T).max(1).mean()+.5*float(E([b['question']])[0]@av))
if __name__=='__main__':
    t=time.time()
    for cls,vs in ((('good','fair','poor'),('v1','v2','v3')),(('good_short','poor_long'),('v1','v2','v3')),(('off_topic',),('v1',))):
        for d in load():
            c=rubric(d['role'],d['level'])[d['criterion']]
            for k in cls:
                if k in d['answers']:
                    a=d['answers'][k]; b=inferred(d,a)
                    r=part(a,b['listen'],c['poor'],vs)
                    print(d['id'][:26],k.ljust(10),b['question']==d['question'],' '.join(f'{v} {x:.2f}-{y:.2f}={x-y:.2f}' for v,(x,y) in r.items()),round(time.time()-t),flush=True)
