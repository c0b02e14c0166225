from prompts import *
import time,sys
R={}
t=time.time()
for cls in (('good','poor','fair'),('good_short','poor_long','off_topic')):
  for d in load():
    c=rubric(d['role'],d['level'])[d['criterion']]
    for k in cls:
        if k in d['answers']:
            r=unknown(d['answers'][k],c); 
            m=lambda x: ' '.join(f'{v[0]:.2f}' for v in x)
            print(d['id'][:28],k,f"gp {r['gp'][0]:.2f}/{r['gp'][1]:.2f} pg {r['pg'][0]:.2f} rot {r['rot'][0]:.2f} pos {m(r['pos'])} neg {m(r['neg'])}",round(time.time()-t),flush=True)
