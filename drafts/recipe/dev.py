from score import *
import pickle
rows=[]
for cls,vs in ((('good','fair','poor','good_short','poor_long'),('v1','v2','v3')),(('off_topic',),('v1',))):
    for d in load():
        c,B=rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
        for k in cls:
            if k in d['answers']:
                a=d['answers'][k]
                for mode,q in (('unknown',None),('known',d['question'])):
                    r=score(a,c,B,q,vs); rows.append((mode,d['id'],k,r,len(a.split())))
E.save(); pickle.dump(rows,open('cache/dev.pkl','wb')); print('done')
